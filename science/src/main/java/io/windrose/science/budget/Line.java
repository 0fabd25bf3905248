package io.windrose.science.budget;

import io.windrose.science.mix.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A line of a plan: a channel or campaign whose spend is decided.
 *
 * @param parts where its spend goes
 * @param today spend by week that is planned today
 * @param lower least spend by week
 * @param upper greatest spend by week
 * @param least spend of all weeks
 * @param most spend of all weeks
 */
@SuppressWarnings("ArrayRecordComponent") // Copied on the way in, and nobody compares them.
public record Line(
        String name,
        List<Part> parts,
        Worth worth,
        double[] today,
        double[] lower,
        double[] upper,
        double least,
        double most,
        Optional<Flight> flight) {
    /** Of money: what is lost by rounding does not make bounds contradict each other. */
    static final double ROUNDING = 1e-9;

    /** A region (or campaign) that always has the same share of the line's spend. */
    public record Part(Response response, double share) {
        /** @throws IllegalArgumentException when the share is not from 0 to 1 */
        public Part {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException(
                        "the share of " + response.channel() + " in " + response.region() + " is " + share);
            }
        }
    }

    /** @throws IllegalArgumentException when bounds contradict each other, with the line's name and the bounds */
    public Line {
        parts = List.copyOf(parts);
        today = today.clone();
        lower = lower.clone();
        upper = upper.clone();
        require(!parts.isEmpty(), name + " has no response");
        require(today.length > 0, name + " has no weeks");
        require(
                lower.length == today.length && upper.length == today.length,
                name + " has bounds of " + lower.length + " and " + upper.length + " weeks, not of " + today.length);
        int draws = parts.get(0).response().draws().size();
        for (Part part : parts) {
            require(
                    part.response().draws().size() == draws,
                    name + " has parts of " + draws + " and "
                            + part.response().draws().size() + " draws");
        }
        for (int week = 0; week < today.length; week++) {
            String when = name + ", week " + week + ": ";
            require(today[week] >= 0 && Double.isFinite(today[week]), when + "today's spend is " + today[week]);
            require(lower[week] >= 0 && Double.isFinite(lower[week]), when + "the lower bound is " + lower[week]);
            require(
                    upper[week] >= lower[week],
                    when + "the upper bound " + upper[week] + " is below the lower bound " + lower[week]);
        }
        require(least >= 0 && most >= least, name + ": the total is to be at least " + least + " and at most " + most);
        double sumOfLower = Arrays.stream(lower).sum();
        double sumOfUpper = Arrays.stream(upper).sum();
        require(
                sumOfLower <= most * (1 + ROUNDING),
                name + ": the lower bounds of its weeks sum to " + sumOfLower + ", above its total of at most " + most);
        require(
                sumOfUpper >= least * (1 - ROUNDING),
                name + ": the upper bounds of its weeks sum to " + sumOfUpper + ", below its total of at least "
                        + least);
    }

    /** Without bounds. */
    public static Line of(String name, List<Part> parts, Worth worth, double[] today) {
        double[] upper = new double[today.length];
        Arrays.fill(upper, Double.POSITIVE_INFINITY);
        return new Line(
                name,
                parts,
                worth,
                today,
                new double[today.length],
                upper,
                0,
                Double.POSITIVE_INFINITY,
                Optional.empty());
    }

    /**
     * A line for each channel, without bounds; its regions and campaigns keep their shares of the past spend.
     *
     * @param today spend by week of each channel; what is not given has none
     */
    public static List<Line> ofChannels(List<Response> responses, int weeks, Map<String, double[]> today, Worth worth) {
        return grouped(responses, weeks, today, worth, Response::channel);
    }

    /** A line for each campaign, named {@code channel, campaign}; as {@link #ofChannels}. */
    public static List<Line> ofCampaigns(
            List<Response> responses, int weeks, Map<String, double[]> today, Worth worth) {
        return grouped(
                responses,
                weeks,
                today,
                worth,
                each -> each.campaign().isEmpty() ? each.channel() : each.channel() + ", " + each.campaign());
    }

    private static List<Line> grouped(
            List<Response> responses,
            int weeks,
            Map<String, double[]> today,
            Worth worth,
            Function<Response, String> name) {
        Map<String, List<Response>> groups = new LinkedHashMap<>();
        responses.forEach(each -> groups.computeIfAbsent(name.apply(each), key -> new ArrayList<>())
                .add(each));
        today.keySet().stream()
                .filter(each -> !groups.containsKey(each))
                .min(Comparator.naturalOrder())
                .ifPresent(unknown -> {
                    throw new IllegalArgumentException("nothing is known of " + unknown + ", which is planned today");
                });
        return groups.entrySet().stream()
                .map(group -> of(
                        group.getKey(),
                        shared(group.getValue()),
                        worth,
                        today.getOrDefault(group.getKey(), new double[weeks])))
                .toList();
    }

    private static List<Part> shared(List<Response> responses) {
        double[] spends = responses.stream()
                .mapToDouble(each -> Arrays.stream(each.past()).sum())
                .toArray();
        double sum = Arrays.stream(spends).sum();
        return IntStream.range(0, spends.length)
                .mapToObj(i -> new Part(responses.get(i), sum > 0 ? spends[i] / sum : 1.0 / spends.length))
                .toList();
    }

    public int weeks() {
        return today.length;
    }

    /** As it is planned today. */
    public Line fixed() {
        return new Line(name, parts, worth, today, today, today, 0, Double.POSITIVE_INFINITY, Optional.empty());
    }

    /** With the same bounds in each week. */
    public Line between(double low, double high) {
        double[] newLower = new double[weeks()];
        double[] newUpper = new double[weeks()];
        Arrays.fill(newLower, low);
        Arrays.fill(newUpper, high);
        return new Line(name, parts, worth, today, newLower, newUpper, least, most, flight);
    }

    /** With each week's spend within multiples of today's. */
    public Line within(double low, double high) {
        return new Line(name, parts, worth, today, scaled(low), scaled(high), least, most, flight);
    }

    /** With bounds of the spend of all weeks. */
    public Line total(double newLeast, double newMost) {
        return new Line(name, parts, worth, today, lower, upper, newLeast, newMost, flight);
    }

    public Line with(Flight newFlight) {
        return new Line(name, parts, worth, today, lower, upper, least, most, Optional.of(newFlight));
    }

    private double[] scaled(double by) {
        return Arrays.stream(today).map(each -> each * by).toArray();
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
