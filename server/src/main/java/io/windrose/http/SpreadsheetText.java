package io.windrose.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts in workbooks: what XML cannot hold, or its readers change, is written as {@code _x0007_} (ST_Xstring). */
final class SpreadsheetText {
    /** Blanks at an end, characters that XML has not, and what would be taken for such an escape. */
    private static final Pattern ESCAPED = Pattern.compile(
            "^\\s|\\s$|[\\x00-\\x08\\x0b\\x0c\\x0d\\x0e-\\x1f\\ufffe\\uffff]|_(?=x[0-9A-Fa-f]{4}_)", Pattern.DOTALL);

    private SpreadsheetText() {}

    static String escaped(String text) {
        return ESCAPED.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        "_x%04X_".formatted((int) found.group().charAt(0))));
    }
}
