package io.windrose.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.windrose.analyze.anomaly.AnomalyRequest;
import io.windrose.analyze.ask.Condition;
import io.windrose.analyze.ask.DateRange;
import io.windrose.analyze.metric.Metrics;
import io.windrose.analyze.watch.Questions;
import io.windrose.analyze.watch.Watch;
import io.windrose.security.Principal;
import io.windrose.visualize.Dashboards;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what watches ask, with the filters that their dashboards have now. */
public final class WatchedQuestions implements Questions {
    private final Metrics metrics;
    private final Dashboards dashboards;

    public WatchedQuestions(Metrics metrics, Dashboards dashboards) {
        this.metrics = metrics;
        this.dashboards = dashboards;
    }

    @Override
    public AnomalyRequest read(Watch.Draft draft, Principal owner, DateRange range) {
        PersonalFields.require(owner, Json.tree(draft.question()));
        WatchForms.Question question =
                Json.read(draft.question().getBytes(StandardCharsets.UTF_8), WatchForms.Question.class);
        List<Condition> conditions = new ArrayList<>(QuestionForms.conditions(question.where()));
        draft.dashboard()
                .map(id -> dashboards.fetch(id, owner).draft().filters())
                .orElse(List.of())
                .forEach(filter -> conditions.add(condition(filter, owner)));
        return new AnomalyRequest(
                Request.required(question.metric(), "metric").asked(metrics::metric),
                range,
                QuestionForms.included(question.include()),
                conditions.stream().distinct().toList(),
                Optional.empty(),
                QuestionForms.fields(question.by()));
    }

    private static Condition condition(String filter, Principal owner) {
        JsonNode asked = Json.tree(filter);
        PersonalFields.require(owner, asked);
        return Json.read(filter.getBytes(StandardCharsets.UTF_8), QuestionForms.Where.class)
                .condition();
    }
}
