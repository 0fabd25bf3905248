package io.windrose.analyze.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.windrose.analyze.AnalyzedLake;
import io.windrose.analyze.AnalyzedLake.Draft;
import io.windrose.analyze.ask.Condition.Operator;
import io.windrose.core.EventType;
import io.windrose.core.Incorrect;
import io.windrose.lake.query.Query;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventsSqlTest {
    @TempDir
    private static Path folder;

    private static AnalyzedLake lake;

    @BeforeAll
    static void fill() throws IOException {
        lake = new AnalyzedLake(folder);
        lake.add(
                told("a", "{\"plan\": \"Pro\", \"price\": 10, \"it's\": true}"),
                told("b", "{\"plan\": \"pro team\", \"price\": 10.0}"),
                told("c", "{\"plan\": \"Üben\", \"price\": \"10\"}").by("paid search", "spring"),
                told("d", "{\"plan\": 5, \"price\": 9.99}"),
                told("e", "{\"price\": \"cheap\"}").money("order", "12.50", "EUR"),
                told("f", "{\"price\": true}").with("DE", "robot", null),
                told("g", "{}").with("DE", null, null));
        lake.store();
    }

    private static Draft told(String user, String properties) {
        return Draft.track("2026-03-02T10:00:00Z", "Asked").of(null, user).properties(properties);
    }

    @AfterAll
    static void close() throws IOException {
        lake.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            properties.plan  | IS           | Pro       | a
            properties.plan  | IS           | Pro,Üben  | ac
            properties.plan  | IS_NOT       | Pro       | bcdeg
            properties.plan  | CONTAINS     | PRO       | ab
            properties.plan  | CONTAINS     | ü         | c
            properties.plan  | CONTAINS_NOT | pro,ü     | deg
            properties.plan  | STARTS_WITH  | pro       | b
            properties.plan  | STARTS_WITH  | Üb        | c
            properties.plan  | STARTS_WITH  | %         |
            properties.plan  | KNOWN        |           | abcd
            properties.plan  | UNKNOWN      |           | eg
            properties.plan  | IS           | 5         | d
            properties.price | IS           | 10        | abc
            properties.price | IS_NOT       | 10.00     | deg
            properties.price | ABOVE        | 9.99      | abc
            properties.price | AT_LEAST     | 9.99      | abcd
            properties.price | BELOW        | 10        | d
            properties.price | AT_MOST      | -1        |
            properties.it's  | IS           | true      | a
            channel          | IS           | paid search | c
            channel          | IS_NOT       | paid search | abdeg
            country          | KNOWN        |           | g
            revenue          | ABOVE        | 12.4      | e
            revenue          | IS           | 12.5      | e
            context.library  | UNKNOWN      |           | abcdeg
            """)
    void conditionsHoldOfTheEventsThatTheyDescribe(String field, Operator operator, String values, String users) {
        List<String> given = values == null ? List.of() : List.of(values.split(","));

        assertThat(found(EventChoice.ANY.where(new Condition(Field.parse(field), operator, given)), Set.of()))
                .isEqualTo(users == null ? "" : users);
    }

    @Test
    void robotsAreLeftOutUnlessAskedFor() {
        EventChoice inGermany = EventChoice.ANY.where(new Condition(Field.parse("country"), Operator.KNOWN, List.of()));

        assertThat(found(inGermany, Set.of())).isEqualTo("g");
        assertThat(found(inGermany, Set.of(LeftOut.ROBOTS))).isEqualTo("fg");
    }

    @Test
    void typesAndNamesChoose() {
        assertThat(found(EventChoice.named("Asked"), Set.of())).isEqualTo("abcdeg");
        assertThat(found(EventChoice.named("asked' or 'a' = 'a"), Set.of())).isEmpty();
        assertThat(found(EventChoice.of(EventType.PAGE), Set.of())).isEmpty();
        assertThat(found(new EventChoice(Optional.empty(), Optional.of("Asked"), List.of()), Set.of()))
                .hasSize(6);
    }

    private static String found(EventChoice choice, Set<LeftOut> included) {
        EventsSql events = new EventsSql(lake.lake.engine().dialect(), included);
        String condition = events.matches(choice);
        List<String> users = new ArrayList<>();
        lake.lake.query(
                Query.of("select user_id from %s where %s and %s order by 1"
                        .formatted(events.from(), events.counted(), condition)),
                rows -> {
                    rows.forEachRemaining(row -> users.add((String) row.get(0)));
                    return users;
                });
        return String.join("", users);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            channel          | ABOVE    | 5     | compares numbers, and channel is text
            properties.price | ABOVE    | cheap | takes a number, and "cheap" is none
            properties.price | ABOVE    | 1,2   | takes one number
            properties.price | ABOVE    | 1e3   | takes a number, and "1e3" is none
            properties.price | KNOWN    | 1     | takes no value
            properties.price | IS       |       | has no value
            revenue          | CONTAINS | 1     | revenue is a number
            """)
    void aConditionThatMakesNoSenseSaysWhy(String field, Operator operator, String values, String why) {
        List<String> given = values == null ? List.of() : List.of(values.split(","));

        assertThatThrownBy(() -> new Condition(Field.parse(field), operator, given))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(strings = {"price", "properties.", "context. ", "events.name; drop table", ""})
    void aFieldThatIsNoneSaysWhatThereIs(String word) {
        assertThatThrownBy(() -> Field.parse(word)).isInstanceOf(Incorrect.class);
    }
}
