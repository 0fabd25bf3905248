package io.windrose.campaign.keys;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** How values are compared: without blanks around them, in small letters, pages without a slash at their end. */
final class ValueForm {
    private ValueForm() {}

    static String of(KeyKind kind, String value) {
        String plain = Normalizer.normalize(value.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        boolean hasSlash = kind == KeyKind.LANDING_PAGE && plain.length() > 1 && plain.endsWith("/");
        return hasSlash ? plain.substring(0, plain.length() - 1) : plain;
    }

    static List<String> of(KeyKind kind, List<String> values) {
        return values.stream().map(value -> of(kind, value)).toList();
    }
}
