package io.windrose.validate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A plain chart as SVG. Rows have names and a place each, from above; without rows the vertical axis is one of numbers.
 */
final class Picture {
    private static final int WIDTH = 720;
    private static final int ROW = 20;
    private static final int LEFT_OF_NUMBERS = 70;
    private static final int LEFT_OF_ROWS = 290;
    private static final int RIGHT = 24;
    private static final int TOP = 64;
    private static final int BOTTOM = 52;
    private static final List<String> COLOURS = List.of("#1c5d99", "#c2571a", "#2e7d4f", "#7b4ea3");

    private final String title;
    private final String across;
    private final String upward;
    private final List<String> rows;
    private final List<Mark> marks = new ArrayList<>();

    private enum Form {
        LINE,
        POINTS,
        RANGES
    }

    /** Lows and highs are those of ranges. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares marks.
    private record Mark(Form form, String name, double[] x, double[] y, double[] low, double[] high) {}

    private Picture(String title, String across, String upward, List<String> rows) {
        this.title = title;
        this.across = across;
        this.upward = upward;
        this.rows = rows;
    }

    static Picture of(String title, String across, String upward) {
        return new Picture(title, across, upward, List.of());
    }

    static Picture ofRows(String title, String across, List<String> rows) {
        return new Picture(title, across, "", List.copyOf(rows));
    }

    String title() {
        return title;
    }

    Picture line(String name, double[] x, double[] y) {
        marks.add(new Mark(Form.LINE, name, x, y, x, x));
        return this;
    }

    Picture points(String name, double[] x, double[] y) {
        marks.add(new Mark(Form.POINTS, name, x, y, x, x));
        return this;
    }

    /** A point in each row. */
    Picture points(String name, double... x) {
        return points(name, x, IntStream.range(0, x.length).asDoubleStream().toArray());
    }

    /** A point in each row with a range; the ends of a range are across. */
    Picture ranges(String name, double[] x, double[] low, double[] high) {
        marks.add(new Mark(
                Form.RANGES,
                name,
                x,
                IntStream.range(0, x.length).asDoubleStream().toArray(),
                low,
                high));
        return this;
    }

    /** A line through all rows, as of a nominal value. */
    Picture at(String name, double x) {
        return line(name, new double[] {x, x}, new double[] {-0.5, rows.size() - 0.5});
    }

    String svg() {
        int left = rows.isEmpty() ? LEFT_OF_NUMBERS : LEFT_OF_ROWS;
        int inner = rows.isEmpty() ? 260 : ROW * rows.size();
        int height = TOP + inner + BOTTOM;
        Axis x = Axis.of(
                marks.stream()
                        .flatMapToDouble(mark -> DoubleStream.concat(
                                Arrays.stream(mark.x()),
                                DoubleStream.concat(Arrays.stream(mark.low()), Arrays.stream(mark.high())))),
                left,
                WIDTH - RIGHT);
        Axis y = rows.isEmpty()
                ? Axis.of(marks.stream().flatMapToDouble(mark -> Arrays.stream(mark.y())), TOP + inner, TOP)
                : new Axis(-0.5, rows.size() - 0.5, TOP, TOP + inner);
        StringBuilder out = new StringBuilder();
        out.append(Finding.words(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\">%n<title>%s</title>%n<rect width=\"%d\" height=\"%d\" fill=\"#fff\"/>%n",
                WIDTH, height, text(title), WIDTH, height));
        label(out, 12, 20, "start", "#222", "<tspan font-weight=\"bold\">" + text(title) + "</tspan>");
        for (double tick : x.ticks()) {
            rule(out, x.at(tick), TOP, x.at(tick), TOP + inner);
            label(out, x.at(tick), TOP + inner + 16, "middle", "#555", Axis.words(tick));
        }
        label(out, (left + WIDTH - RIGHT) / 2.0, TOP + inner + 38, "middle", "#222", text(across));
        if (rows.isEmpty()) {
            for (double tick : y.ticks()) {
                rule(out, left, y.at(tick), WIDTH - RIGHT, y.at(tick));
                label(out, left - 8, y.at(tick) + 4, "end", "#555", Axis.words(tick));
            }
            label(out, 12, TOP - 8, "start", "#222", text(upward));
        }
        for (int row = 0; row < rows.size(); row++) {
            label(out, left - 10, y.at(row) + 4, "end", "#222", text(rows.get(row)));
        }
        double legend = left;
        List<String> names = marks.stream().map(Mark::name).distinct().toList();
        for (Mark mark : marks) {
            int number = names.indexOf(mark.name());
            // Smaller from series to series: where points lie on each other, all are seen.
            draw(out, mark, x, y, COLOURS.get(number % COLOURS.size()), Math.max(2, 4.5 - 1.2 * number));
        }
        for (String name : names) {
            String colour = COLOURS.get(names.indexOf(name) % COLOURS.size());
            out.append(Finding.words(
                    "<rect x=\"%.1f\" y=\"%d\" width=\"10\" height=\"10\" fill=\"%s\"/>%n", legend, 33, colour));
            label(out, legend + 15, 42, "start", "#222", text(name));
            legend += 32 + 6.6 * name.length();
        }
        return out.append("</svg>\n").toString();
    }

    private static void draw(StringBuilder out, Mark mark, Axis x, Axis y, String colour, double radius) {
        if (mark.form() == Form.LINE) {
            out.append(Finding.words("<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\" points=\"", colour));
            for (int i = 0; i < mark.x().length; i++) {
                out.append(Finding.words("%.1f,%.1f ", x.at(mark.x()[i]), y.at(mark.y()[i])));
            }
            out.append("\"/>\n");
            return;
        }
        for (int i = 0; i < mark.x().length; i++) {
            if (mark.form() == Form.RANGES) {
                out.append(Finding.words(
                        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"2\"/>%n",
                        x.at(mark.low()[i]), y.at(mark.y()[i]), x.at(mark.high()[i]), y.at(mark.y()[i]), colour));
            }
            out.append(Finding.words(
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\"/>%n",
                    x.at(mark.x()[i]), y.at(mark.y()[i]), radius, colour));
        }
    }

    private static void rule(StringBuilder out, double x1, double y1, double x2, double y2) {
        out.append(Finding.words(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>%n", x1, y1, x2, y2));
    }

    private static void label(StringBuilder out, double x, double y, String anchor, String colour, String inner) {
        out.append(Finding.words(
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>%n", x, y, anchor, colour, inner));
    }

    private static String text(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
