package io.windrose.analyze.ask;

import io.windrose.lake.query.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What persons are known by: of each trait the newest value that an {@code identify} of the profile told. */
public final class TraitsSql {
    private final Dialect dialect;
    private final List<Field.Trait> traits = new ArrayList<>();

    public TraitsSql(Dialect dialect) {
        this.dialect = dialect;
    }

    /** The trait as text, where {@link #join} brought it. */
    public String text(Field.Trait trait) {
        if (!traits.contains(trait)) {
            traits.add(trait);
        }
        return "traits.trait_" + traits.indexOf(trait);
    }

    /** The trait as a double. */
    public String number(Field.Trait trait) {
        return "try_cast(%s as double)".formatted(text(trait));
    }

    /** Whether none was asked for. */
    public boolean isEmpty() {
        return traits.isEmpty();
    }

    /**
     * Brings those that were asked for; nothing where none was. A call that does not say a trait leaves it as it was.
     *
     * @param profile what is known by them
     */
    public String join(String profile) {
        if (traits.isEmpty()) {
            return "";
        }
        String newest = IntStream.range(0, traits.size())
                .mapToObj(number ->
                        newest(dialect.text("properties", traits.get(number).key()), number))
                .collect(Collectors.joining());
        return """

                left join (
                    select profile_id as trait_profile%s
                    from events
                    where type = 'identify'
                    group by profile_id
                ) traits on traits.trait_profile = %s""".formatted(newest, profile);
    }

    private static String newest(String text, int number) {
        return ", max_by(%1$s, (occurred_at, received_at, event_id)) filter (where %1$s is not null) as trait_%2$d"
                .formatted(text, number);
    }
}
