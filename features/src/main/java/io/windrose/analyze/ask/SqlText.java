package io.windrose.analyze.ask;

import io.windrose.core.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A query with words in braces to fill in: the lake takes no parameters. */
public final class SqlText {
    private static final Pattern BLANK = Pattern.compile("\\{([a-z_]+(?::[a-z.]+)?)}");

    private final String text;

    private SqlText(String text) {
        this.text = text;
    }

    /** Beside a class, in its package. */
    public static SqlText resource(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new Fault("analyze.no-query", "the query %s is missing: install again".formatted(name));
            }
            return new SqlText(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new Fault("analyze.no-query", "the query %s was not read: install again".formatted(name), e);
        }
    }

    public static SqlText of(String text) {
        return new SqlText(text);
    }

    /** Fills in every blank; what is filled in is not looked at again. */
    public String with(Map<String, String> values) {
        return BLANK.matcher(text).replaceAll(blank -> {
            String value = values.get(blank.group(1));
            if (value == null) {
                throw new Fault("analyze.blank-query", "a query has no value for " + blank.group(1));
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
