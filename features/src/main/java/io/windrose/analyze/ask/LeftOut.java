package io.windrose.analyze.ask;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What figures leave out unless it is asked for. It is counted in any case. */
public enum LeftOut {
    ROBOTS("device is distinct from 'robot'"),
    INTERNAL("traffic is distinct from 'internal'");

    private final String others;

    LeftOut(String others) {
        this.others = others;
    }

    /** {@code internal}. */
    public String word() {
        return Words.word(this);
    }

    public static LeftOut named(String word) {
        return Words.named(LeftOut.class, word, "analyze.unknown-traffic");
    }

    /** The events that count. */
    public static String counted(Set<LeftOut> included) {
        String condition = Arrays.stream(values())
                .filter(each -> !included.contains(each))
                .map(each -> each.others)
                .collect(Collectors.joining(" and "));
        return condition.isEmpty() ? "1 = 1" : condition;
    }
}
