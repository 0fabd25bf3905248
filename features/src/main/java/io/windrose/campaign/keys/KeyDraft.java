package io.windrose.campaign.keys;

import io.windrose.core.Incorrect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a person says of a key.
 *
 * @param fields for each field of the kind, what its values must be; empty where any will do
 */
public record KeyDraft(KeyKind kind, List<String> fields) {
    private static final int LONGEST = 500;

    public KeyDraft {
        if (fields.size() != kind.fields().size()) {
            throw new IllegalArgumentException("a key of kind %s has %d fields, not %d"
                    .formatted(kind.word(), kind.fields().size(), fields.size()));
        }
        fields = ValueForm.of(kind, fields);
        for (String field : fields) {
            if (field.length() > LONGEST || field.chars().anyMatch(Character::isISOControl)) {
                throw new Incorrect(
                        "campaign.key-text",
                        "a key has a field of more than %d printable characters: shorten it".formatted(LONGEST));
            }
        }
        boolean isLed = false;
        for (String name : kind.leading()) {
            String field = fields.get(kind.fields().indexOf(name));
            isLed |= new Glob(field).literals() > 0;
        }
        if (!isLed) {
            throw new Incorrect(
                    "campaign.key-too-wide",
                    "a key of kind %s names its %s, with one letter at least: else it would be everybody's"
                            .formatted(
                                    kind.word(),
                                    String.join(
                                            " or its ",
                                            kind.leading().stream().sorted().toList())));
        }
    }

    /** By the names of the fields. */
    public static KeyDraft of(KeyKind kind, Map<String, String> fields) {
        fields.keySet().stream()
                .filter(name -> !kind.fields().contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new Incorrect(
                            "campaign.unknown-key-field",
                            "a key of kind %s has no field \"%s\"; its fields are %s"
                                    .formatted(kind.word(), name, String.join(", ", kind.fields())));
                });
        List<String> values = new ArrayList<>();
        kind.fields().forEach(name -> values.add(fields.getOrDefault(name, "")));
        return new KeyDraft(kind, values);
    }

    /** A key that matches a value and no other text; empty where no key can name it. */
    public static Optional<KeyDraft> ofValue(KeyKind kind, List<String> value) {
        if (value.stream().anyMatch(field -> field.indexOf('*') >= 0)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new KeyDraft(kind, value));
        } catch (Incorrect e) {
            return Optional.empty();
        }
    }

    /** By the names of the fields, those that say something. */
    public Map<String, String> named() {
        return named(kind, fields);
    }

    static Map<String, String> named(KeyKind kind, List<String> fields) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            if (!fields.get(i).isEmpty()) {
                named.put(kind.fields().get(i), fields.get(i));
            }
        }
        return named;
    }

    /** As in messages: {@code utm campaign=spring*, source=google}. */
    public String words() {
        return kind.word() + " "
                + named().entrySet().stream()
                        .map(field -> field.getKey() + "=" + field.getValue())
                        .collect(Collectors.joining(", "));
    }
}
