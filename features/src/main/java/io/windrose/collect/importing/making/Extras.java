package io.windrose.collect.importing.making;

import io.windrose.collect.importing.mapping.Mapping;
import io.windrose.collect.importing.mapping.NumberForm;
import io.windrose.collect.importing.mapping.Sample;
import io.windrose.collect.importing.mapping.YesNo;
import io.windrose.collect.importing.reading.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The columns that no field has and nobody left out: they are kept under their own names. One whose values are all
 * plain numbers is kept as numbers; one with leading zeros is none. Immutable.
 */
final class Extras {
    private static final int MOST_DIGITS = 15;

    private final List<Extra> columns;
    private final NumberForm numbers;

    private enum Type {
        TEXT,
        NUMBER,
        YES_NO
    }

    private record Extra(String name, int place, Type type) {}

    private Extras(List<Extra> columns, NumberForm numbers) {
        this.columns = columns;
        this.numbers = numbers;
    }

    static Extras of(Mapping mapping, Sample sample) {
        List<Extra> columns = new ArrayList<>();
        for (int place = 0; place < sample.header().size(); place++) {
            String name = sample.header().get(place);
            if (!mapping.columns().containsValue(name) && !mapping.ignored().contains(name)) {
                columns.add(new Extra(name, place, type(sample, place, mapping.numbers())));
            }
        }
        return new Extras(columns, mapping.numbers());
    }

    private static Type type(Sample sample, int place, NumberForm numbers) {
        boolean isNumber = true;
        boolean isYesNo = true;
        boolean isEmpty = true;
        for (Row row : sample.rows()) {
            String text = row.cell(place);
            if (!text.isEmpty()) {
                isEmpty = false;
                isNumber = isNumber && plain(text, numbers).isPresent();
                isYesNo = isYesNo
                        && Character.isLetter(text.charAt(0))
                        && YesNo.read(text).isPresent();
            }
        }
        return isEmpty ? Type.TEXT : isNumber ? Type.NUMBER : isYesNo ? Type.YES_NO : Type.TEXT;
    }

    private static Optional<BigDecimal> plain(String text, NumberForm numbers) {
        boolean isPlain = text.chars().allMatch(c -> (c >= '0' && c <= '9') || c == '-' || c == numbers.decimal());
        boolean hasZero = text.length() > 1 && text.charAt(0) == '0' && text.charAt(1) != numbers.decimal();
        return isPlain && !hasZero && text.length() <= MOST_DIGITS ? numbers.number(text) : Optional.empty();
    }

    /** Adds the row's values to the object that is open. */
    void write(Row row, JsonText json) {
        for (Extra extra : columns) {
            String text = row.cell(extra.place());
            if (text.isEmpty()) {
                continue;
            }
            switch (extra.type()) {
                case TEXT -> json.put(extra.name(), text.replace('\0', '\uFFFD'));
                case NUMBER ->
                    plain(text, numbers)
                            .ifPresentOrElse(
                                    number -> json.put(extra.name(), number), () -> json.put(extra.name(), text));
                case YES_NO ->
                    YesNo.read(text)
                            .ifPresentOrElse(
                                    answer -> json.put(extra.name(), answer), () -> json.put(extra.name(), text));
            }
        }
    }
}
