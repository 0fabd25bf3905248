package io.windrose.lake.query;

import io.windrose.lake.FrequentKey;
import java.util.stream.Collectors;

/**
 * Hides who a row is about. Ids become pseudonyms, the same wherever they stand, so that counts and joins still hold;
 * of properties and context single values are left whose keys are not personal and which have no mail address in them.
 *
 * @param key makes the pseudonyms: whoever knows it can tell which one an id has; empty hides nothing
 */
public record Mask(String key) {
    public static final Mask NONE = new Mask("");

    /** A column of what is masked, by DuckDB's name of its type. */
    record Column(String name, String type) {}

    /** What becomes of the values of a column. */
    public enum Treatment {
        /** They are seen. */
        SEEN,
        /** A pseudonym stands for each. */
        PSEUDONYM,
        /** An address without what follows its path. */
        SHORTENED,
        /** Only keys that are not personal. */
        SOME_KEYS,
        /** Nothing is seen. */
        EMPTY
    }

    /**
     * What becomes of a column.
     *
     * @param type by DuckDB's name
     */
    public Treatment treatment(String name, String type) {
        if (isNone()) {
            return Treatment.SEEN;
        }
        if (type.equals("VARIANT") || type.equals("JSON")) {
            return Treatment.SOME_KEYS;
        }
        if (PersonalNames.NUMBERS.contains(name) || PersonalNames.IDS.contains(name)) {
            return Treatment.PSEUDONYM;
        }
        if (PersonalNames.ADDRESSES.contains(name)) {
            return Treatment.SHORTENED;
        }
        return PersonalNames.isColumn(name) ? Treatment.EMPTY : Treatment.SEEN;
    }

    /** Whether values of a key are ever seen through it. */
    public static boolean shows(FrequentKey key) {
        return !PersonalNames.isKey(key.key())
                && switch (key.kind()) {
                    case NUMBER, TEXT, TRUTH -> true;
                    case LIST, OBJECT -> false;
                };
    }

    boolean isNone() {
        return key.isEmpty();
    }

    String sql(Column column) {
        String name = Sql.name(column.name());
        String shown = hidden(column);
        return shown.equals(name) ? name : shown + " as " + name;
    }

    private String hidden(Column column) {
        String name = Sql.name(column.name());
        return switch (treatment(column.name(), column.type())) {
            case SEEN -> name;
            case SOME_KEYS -> singleValues(name) + "::" + column.type();
            case PSEUDONYM ->
                PersonalNames.NUMBERS.contains(column.name())
                        // 60 bits: never below zero.
                        ? "('0x' || left(%s, 15))::bigint".formatted(pseudonym(name))
                        : "left(%s, 16)".formatted(pseudonym(name));
            case SHORTENED -> "regexp_replace(%s, '[?#].*', '')".formatted(name);
            case EMPTY -> "null::" + column.type();
        };
    }

    private String pseudonym(String name) {
        return "sha256(%s || %s::varchar)".formatted(Sql.text(key + ":"), name);
    }

    private static String singleValues(String name) {
        String keys = PersonalNames.KEYS.stream().sorted().map(Sql::text).collect(Collectors.joining(", "));
        return """
                case when json_type(%1$s::json) = 'OBJECT' then to_json(map_from_entries(list_filter(
                  map_entries(%1$s::json::map(varchar, json)),
                  lambda entry: regexp_replace(lower(entry.key), '[_-]', '', 'g') not in (%2$s)
                    and json_type(entry.value) not in ('OBJECT', 'ARRAY')
                    and not regexp_matches(entry.value::varchar, '@|%%40')))) end""".formatted(name, keys);
    }
}
