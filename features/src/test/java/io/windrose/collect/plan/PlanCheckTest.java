package io.windrose.collect.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.windrose.core.EventType;
import io.windrose.core.Incorrect;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanCheckTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void saysWhatIsMissingOfAnotherTypeOrNotAmongTheValues() {
        PlanCheck check = check(track(
                PlannedEvent.Others.ALLOWED,
                required("price", PropertyType.NUMBER),
                optional("quantity", PropertyType.INTEGER),
                optional("currency", PropertyType.TEXT, "EUR", "USD")));

        assertThat(violations(check, "{\"price\": 1.5, \"more\": 1}")).isEmpty();
        assertThat(violations(check, "{\"price\": null, \"quantity\": \"2\", \"currency\": \"GBP\"}"))
                .containsExactly("missing:price", "type:quantity", "value:currency");
    }

    @Test
    void flagsPropertiesThatAreNotNamedOnlyWhereItIsWanted() {
        PlanCheck check = check(track(PlannedEvent.Others.FLAGGED, optional("price", PropertyType.NUMBER)));

        assertThat(violations(check, "{\"price\": 1, \"prise\": 2}")).containsExactly("unknown:prise");
    }

    @Test
    void storesNoMoreThanSomeViolationsOfAnEvent() {
        PlanCheck check = check(track(PlannedEvent.Others.FLAGGED));
        String many = IntStream.range(0, 100)
                .mapToObj(number -> "\"" + "k".repeat(500) + number + "\": 1")
                .collect(Collectors.joining(",", "{", "}"));

        assertThat(violations(check, many)).hasSize(PlanCheck.MOST_VIOLATIONS).allMatch(each -> each.length() < 120);
    }

    @Test
    void expectsTheTrackCallsThatItNamesAndNoOthers() {
        PlanCheck check = new PlanCheck(new Plan(List.of(
                track(PlannedEvent.Others.ALLOWED),
                new PlannedEvent(
                        EventType.PAGE,
                        "",
                        List.of(required("section", PropertyType.TEXT)),
                        PlannedEvent.Others.ALLOWED))));

        assertThat(check.violations(EventType.TRACK, "Bought", JSON.createObjectNode()))
                .isEmpty();
        assertThat(check.violations(EventType.TRACK, "Baught", JSON.createObjectNode()))
                .containsExactly("unknown-event");
        assertThat(check.violations(EventType.PAGE, "Home", JSON.createObjectNode()))
                .containsExactly("missing:section");
        assertThat(check.violations(EventType.IDENTIFY, "identify", JSON.createObjectNode()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "text|\"a\"|true",
                "text|1|false",
                "number|1e3|true",
                "number|\"1\"|false",
                "integer|3.0|true",
                "integer|3.5|false",
                "integer|12345678901234567890|true",
                "boolean|true|true",
                "boolean|\"true\"|false",
                "time|\"2026-11-22\"|true",
                "time|\"2026-11-22T10:00:00+01:00\"|true",
                "time|\"2026-11-22T10:00\"|false",
                "time|\"2026-13-01\"|false",
                "list|[1]|true",
                "object|{}|true",
                "object|[]|false",
                "any|1|true"
            })
    void knowsTypes(String type, String value, boolean fits) {
        PlanCheck check = check(track(PlannedEvent.Others.ALLOWED, required("p", PropertyType.named(type))));

        assertThat(violations(check, "{\"p\": " + value + "}").isEmpty()).isEqualTo(fits);
    }

    @Test
    void refusesPlansThatSaySomethingTwiceOrTooMuch() {
        PlannedEvent event = track(PlannedEvent.Others.ALLOWED);
        assertThatThrownBy(() -> new Plan(List.of(event, event)))
                .isInstanceOf(Incorrect.class)
                .hasMessageContaining("Bought");
        assertThatThrownBy(() -> track(
                        PlannedEvent.Others.ALLOWED, optional("a", PropertyType.ANY), optional("a", PropertyType.TEXT)))
                .isInstanceOf(Incorrect.class);
        assertThatThrownBy(() -> optional(" ", PropertyType.ANY)).isInstanceOf(Incorrect.class);
        assertThatThrownBy(() -> new PlannedEvent(EventType.PAGE, "Home", List.of(), PlannedEvent.Others.ALLOWED))
                .isInstanceOf(Incorrect.class);
    }

    @Test
    void isTheSameAfterItWasKept() {
        Plan plan = new Plan(List.of(
                track(
                        PlannedEvent.Others.FLAGGED,
                        required("a", PropertyType.TIME),
                        optional("b", PropertyType.TEXT, "x")),
                new PlannedEvent(EventType.IDENTIFY, "", List.of(), PlannedEvent.Others.ALLOWED)));

        assertThat(PlanJson.read(PlanJson.write(plan))).isEqualTo(plan);
    }

    private static PlanCheck check(PlannedEvent event) {
        return new PlanCheck(new Plan(List.of(event)));
    }

    private static PlannedEvent track(PlannedEvent.Others others, PlannedProperty... properties) {
        return new PlannedEvent(EventType.TRACK, "Bought", Arrays.asList(properties), others);
    }

    private static PlannedProperty required(String name, PropertyType type) {
        return new PlannedProperty(name, type, PlannedProperty.Need.REQUIRED, List.of());
    }

    private static PlannedProperty optional(String name, PropertyType type, String... values) {
        return new PlannedProperty(name, type, PlannedProperty.Need.OPTIONAL, Arrays.asList(values));
    }

    private static List<String> violations(PlanCheck check, String properties) {
        try {
            return check.violations(EventType.TRACK, "Bought", JSON.readTree(properties));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
