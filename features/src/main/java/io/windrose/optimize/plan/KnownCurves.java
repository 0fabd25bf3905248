package io.windrose.optimize.plan;

import io.windrose.optimize.mix.FittedMix;
import io.windrose.optimize.mix.Mix;
import io.windrose.optimize.mix.WeeklyTable;
import io.windrose.science.mix.Response;
import io.windrose.science.mix.Verdict;
import io.windrose.science.mix.Warning;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a fit knows of spend, kept at hand. */
record KnownCurves(Mix mix, List<Response> responses) {
    /** As many as the shortest chains give, and enough for a 90% interval. */
    static final int DRAWS = 200;

    KnownCurves {
        responses = List.copyOf(responses);
    }

    static KnownCurves of(FittedMix fitted) {
        return new KnownCurves(fitted.mix(), fitted.responses(DRAWS));
    }

    /** As if weeks had gone by, each with the spend of the last four. */
    List<Response> after(int weeks) {
        return weeks == 0
                ? responses
                : responses.stream().map(each -> later(each, weeks)).toList();
    }

    private static Response later(Response response, int weeks) {
        double[] past = response.past();
        double[] longer = Arrays.copyOf(past, past.length + weeks);
        Arrays.fill(longer, past.length, longer.length, FittedMix.recent(past));
        return new Response(
                response.channel(),
                response.campaign(),
                response.region(),
                response.saturation(),
                response.unit(),
                longer,
                response.draws());
    }

    /** By line: a week's spend, as in the last four. */
    Map<String, Double> recent(PlanRequest.By by) {
        Map<String, Double> recent = new LinkedHashMap<>();
        for (WeeklyTable.Advertising each : mix.table().advertising()) {
            recent.merge(name(each.channel(), each.campaign(), by), FittedMix.recent(each.spend()), Double::sum);
        }
        recent.keySet().retainAll(names(by));
        return recent;
    }

    /** By line: the greatest spend of a week. */
    Map<String, Double> seen(PlanRequest.By by) {
        Map<String, Double> seen = new LinkedHashMap<>();
        spend(mix.table(), by)
                .forEach((name, weeks) ->
                        seen.put(name, Arrays.stream(weeks).max().orElse(0)));
        return seen;
    }

    /** The lines that can be planned, in the data's order. */
    List<String> names(PlanRequest.By by) {
        return responses.stream()
                .map(each -> name(each.channel(), each.campaign(), by))
                .distinct()
                .toList();
    }

    /**
     * Channels of which the model says that no money is to be moved by its figures; all, where it says so of itself.
     */
    Set<String> doubted() {
        if (trust().equals(Optional.of(Verdict.Trust.DO_NOT_ACT))) {
            return responses.stream().map(Response::channel).collect(Collectors.toSet());
        }
        return mix.report().stream()
                .flatMap(report -> report.path("warnings").valueStream())
                .filter(warning ->
                        Warning.Kind.valueOf(warning.path("kind").asText()).isAgainstAChannel())
                .map(warning -> warning.path("subject").asText())
                .collect(Collectors.toSet());
    }

    /** The model's own verdict; none of one that was kept without a report. */
    Optional<Verdict.Trust> trust() {
        return mix.report()
                .map(report -> Verdict.Trust.valueOf(
                        report.path("verdict").path("trust").asText()));
    }

    /** By line and week. */
    static Map<String, double[]> spend(WeeklyTable table, PlanRequest.By by) {
        Map<String, double[]> sums = new LinkedHashMap<>();
        for (WeeklyTable.Advertising each : table.advertising()) {
            double[] sum =
                    sums.computeIfAbsent(name(each.channel(), each.campaign(), by), name -> new double[table.count()]);
            Arrays.setAll(sum, week -> sum[week] + each.spend()[week]);
        }
        return sums;
    }

    /** As {@link io.windrose.science.budget.Line#ofCampaigns} names them. */
    static String name(String channel, String campaign, PlanRequest.By by) {
        return by == PlanRequest.By.CHANNEL || campaign.isEmpty() ? channel : channel + ", " + campaign;
    }
}
