package io.windrose.collect.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.windrose.collect.health.SchemaChange.Kind;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PropertyChangesTest {
    private static final Series ORDERS = Series.of("shop", "track", "Order Completed");

    private final PropertyChanges changes = new PropertyChanges();

    @BeforeEach
    void events() {
        changes.events(ORDERS, false, 1_000);
        changes.events(ORDERS, true, 200);
    }

    private void had(String property, String kind, long number) {
        changes.property(ORDERS, false, property, kind, number);
    }

    private void has(String property, String kind, long number) {
        changes.property(ORDERS, true, property, kind, number);
    }

    @Test
    void tellsWhatIsNewGoneAndOfAnotherType() {
        had("price", "DOUBLE", 1_000);
        has("price", "VARCHAR", 200);
        had("voucher", "VARCHAR", 600);
        has("coupon", "VARCHAR", 150);
        had("sku", "BIGINT", 1_000);
        has("sku", "BIGINT", 200);

        assertThat(changes.find())
                .extracting(SchemaChange::property, SchemaChange::kind)
                .containsExactly(
                        tuple(Optional.of("coupon"), Kind.NEW_PROPERTY),
                        tuple(Optional.of("price"), Kind.CHANGED_TYPE),
                        tuple(Optional.of("voucher"), Kind.VANISHED_PROPERTY));
        assertThat(changes.find().get(1).before()).containsExactly("number");
        assertThat(changes.find().get(1).now()).containsExactly("text");
    }

    @Test
    void takesWholeAndBrokenNumbersForOneType() {
        had("price", "BIGINT", 1_000);
        has("price", "DOUBLE", 200);

        assertThat(changes.find()).isEmpty();
    }

    @Test
    void passesOverWhatIsRare() {
        has("typo", "VARCHAR", 3);
        had("seldom", "VARCHAR", 50);
        had("price", "DOUBLE", 1_000);
        has("price", "DOUBLE", 195);
        has("price", "VARCHAR", 5);

        assertThat(changes.find()).isEmpty();
    }

    @Test
    void saysNothingOfFewEvents() {
        Series rare = Series.of("shop", "track", "Refund Asked");
        changes.events(rare, false, 1_000);
        changes.events(rare, true, 49);
        changes.property(rare, true, "reason", "VARCHAR", 49);

        assertThat(changes.find()).isEmpty();
    }
}
