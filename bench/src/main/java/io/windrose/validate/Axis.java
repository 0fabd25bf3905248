package io.windrose.validate;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** From a number to a place in a picture. */
record Axis(double least, double greatest, double from, double to) {
    private static final int TICKS = 6;

    /** About some numbers, with some room; those that are not finite are left out. */
    static Axis of(DoubleStream numbers, double from, double to) {
        var figures = numbers.filter(Double::isFinite).summaryStatistics();
        double least = figures.getCount() == 0 ? 0 : figures.getMin();
        double greatest = figures.getCount() == 0 ? 1 : figures.getMax();
        double room = greatest > least ? 0.04 * (greatest - least) : 1;
        return new Axis(least - room, greatest + room, from, to);
    }

    double at(double number) {
        return from + (Math.clamp(number, least, greatest) - least) / (greatest - least) * (to - from);
    }

    /** Round numbers: multiples of 1, 2 or 5 by a power of ten. */
    double[] ticks() {
        double rough = (greatest - least) / TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = power * (rough / power > 5 ? 10 : rough / power > 2 ? 5 : rough / power > 1 ? 2 : 1);
        int first = (int) Math.ceil(least / step);
        int last = (int) Math.floor(greatest / step);
        return IntStream.rangeClosed(first, last).mapToDouble(i -> i * step).toArray();
    }

    static String words(double tick) {
        String words = Finding.words("%.4f", tick);
        return words.replaceAll("0+$", "").replaceAll("\\.$", "").replaceAll("^-0$", "0");
    }
}
