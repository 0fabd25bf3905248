package io.windrose.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.windrose.analyze.anomaly.Anomalies;
import io.windrose.analyze.anomaly.AnomalyRequest;
import io.windrose.analyze.anomaly.Expectation;
import io.windrose.analyze.metric.Metric;
import io.windrose.analyze.metric.Metrics;
import io.windrose.analyze.metric.StoredMetric;
import io.windrose.analyze.trend.TrendRequest;
import io.windrose.core.Ids;
import io.windrose.security.Permission;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What was expected of metrics, and what explains that it was not so. */
public final class AnomalyRoutes {
    private final Anomalies anomalies;
    private final Metrics metrics;
    private final AnswersWhileAwaited answers;

    public AnomalyRoutes(Anomalies anomalies, Metrics metrics, Ids ids) {
        this.anomalies = anomalies;
        this.metrics = metrics;
        this.answers = new AnswersWhileAwaited(ids);
    }

    private record Standings(LocalDate day, List<AnomalyForms.Standing> metrics) {}

    public List<Route> routes() {
        Access access = new Access.Needs(Permission.ANALYZE_VIEW);
        return List.of(
                new Route(Route.Method.GET, "/api/analyses/anomalies", access, this::standings).keepsToBrands(),
                new Route(Route.Method.POST, "/api/analyses/anomalies", access, this::expectation).keepsToBrands());
    }

    private Reply standings(Request request) {
        List<Metric> defined = metrics.list().stream()
                .map(StoredMetric::metric)
                .flatMap(Optional::stream)
                .toList();
        return answers.of(request, () -> {
            List<Expectation> found = anomalies.standings(
                    defined.stream().map(TrendRequest.Asked::of).toList(), request.limit());
            List<AnomalyForms.Standing> standings = new ArrayList<>();
            for (int i = 0; i < found.size(); i++) {
                standings.add(AnomalyForms.Standing.of(defined.get(i).name(), found.get(i)));
            }
            return new Standings(anomalies.lastDay(), standings);
        });
    }

    private Reply expectation(Request request) {
        PersonalFields.require(request, request.body(JsonNode.class));
        AnomalyRequest asked = request.body(AnomalyForms.Question.class).request(anomalies.lastDay(), metrics::metric);
        return answers.of(request, () -> AnomalyForms.Answer.of(anomalies.expectation(asked, request.limit())));
    }
}
