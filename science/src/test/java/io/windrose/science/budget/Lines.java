package io.windrose.science.budget;

import io.windrose.science.mix.Prior;
import io.windrose.science.mix.Response;
import io.windrose.science.mix.Saturation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Lines with known curves. */
final class Lines {
    private static final Prior ANY = new Prior.Normal(0, 1);
    static final Saturation HILL = new Saturation.Hill(ANY, ANY);
    static final Saturation LOGISTIC = new Saturation.Logistic(ANY);
    static final Saturation MENTEN = new Saturation.MichaelisMenten(ANY);

    private Lines() {}

    /** Revenue {@code factor f(spend / 1)} with all of it margin. */
    static Line line(String name, Saturation saturation, double[] past, double[] today, List<Response.Draw> draws) {
        Response response = new Response(name, "", "all", saturation, 1, past, draws);
        return Line.of(name, List.of(new Line.Part(response, 1)), Worth.ofRevenue(1), today);
    }

    static Response.Draw draw(double first, double second, double factor, double... weights) {
        return new Response.Draw(weights, first, second, factor);
    }

    /** Of random form, S-shaped about every other; spend is of the size of 1 a week. */
    static Line random(String name, int weeks, int draws, SplittableRandom random) {
        Saturation saturation = random.nextDouble() < 0.7 ? HILL : random.nextBoolean() ? LOGISTIC : MENTEN;
        double first = Math.exp(0.4 * random.nextGaussian());
        double second = 0.7 + 2.3 * random.nextDouble();
        double factor = 1 + 4 * random.nextDouble();
        double carried = 0.6 * random.nextDouble();
        List<Response.Draw> of = new ArrayList<>();
        for (int d = 0; d < draws; d++) {
            double kept = 1 - carried * (0.5 + random.nextDouble());
            of.add(draw(
                    first * Math.exp(0.2 * random.nextGaussian()),
                    second * Math.exp(0.1 * random.nextGaussian()),
                    factor * Math.exp(0.3 * random.nextGaussian()),
                    kept,
                    1 - kept));
        }
        double[] today = new double[weeks];
        Arrays.fill(today, 0.5);
        return line(name, saturation, new double[] {0.8, random.nextDouble()}, today, of);
    }

    static double sum(double[] values) {
        return Arrays.stream(values).sum();
    }
}
