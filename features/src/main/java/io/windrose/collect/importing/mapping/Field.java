package io.windrose.collect.importing.mapping;

import io.windrose.core.Incorrect;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a column can mean, in the words of the table {@code events} and {@code spend} where they have one. */
public enum Field {
    ORDER_ID(Type.TEXT, ImportKind.ORDERS, ImportKind.TOUCHES),
    ORDERED_AT(Type.TIME, ImportKind.ORDERS),
    OCCURRED_AT(Type.TIME, ImportKind.TOUCHES, ImportKind.EVENTS),
    KNOWN_SINCE(Type.TIME, ImportKind.CONTACTS),
    DAY(Type.TIME, ImportKind.SPEND),
    EVENT_ID(Type.TEXT, ImportKind.EVENTS),
    TYPE(Type.TEXT, ImportKind.EVENTS),
    NAME(Type.TEXT, ImportKind.EVENTS),
    USER_ID(Type.TEXT, ImportKind.ORDERS, ImportKind.CONTACTS, ImportKind.TOUCHES, ImportKind.EVENTS),
    ANONYMOUS_ID(Type.TEXT, ImportKind.ORDERS, ImportKind.CONTACTS, ImportKind.TOUCHES, ImportKind.EVENTS),
    SESSION_ID(Type.TEXT, ImportKind.TOUCHES, ImportKind.EVENTS),
    PREVIOUS_ID(Type.TEXT, ImportKind.EVENTS),
    GROUP_ID(Type.TEXT, ImportKind.EVENTS),
    EMAIL(Type.TEXT, ImportKind.CONTACTS),
    PRODUCT_ID(Type.TEXT, ImportKind.ORDERS),
    PRODUCT(Type.TEXT, ImportKind.ORDERS),
    CATEGORY(Type.TEXT, ImportKind.ORDERS),
    QUANTITY(Type.NUMBER, ImportKind.ORDERS),
    PRICE(Type.NUMBER, ImportKind.ORDERS),
    /** Of the line, or of the order where it has one line. */
    REVENUE(Type.NUMBER, ImportKind.ORDERS, ImportKind.EVENTS),
    CURRENCY(Type.TEXT, ImportKind.ORDERS, ImportKind.SPEND, ImportKind.TOUCHES, ImportKind.EVENTS),
    STATUS(Type.TEXT, ImportKind.ORDERS),
    COUNTRY(Type.TEXT, ImportKind.ORDERS),
    URL(Type.TEXT, ImportKind.TOUCHES, ImportKind.EVENTS),
    REFERRER(Type.TEXT, ImportKind.TOUCHES, ImportKind.EVENTS),
    TITLE(Type.TEXT, ImportKind.EVENTS),
    USER_AGENT(Type.TEXT, ImportKind.EVENTS),
    CHANNEL(Type.TEXT, ImportKind.ORDERS, ImportKind.SPEND, ImportKind.TOUCHES),
    SOURCE(Type.TEXT, ImportKind.ORDERS, ImportKind.TOUCHES, ImportKind.EVENTS),
    MEDIUM(Type.TEXT, ImportKind.ORDERS, ImportKind.TOUCHES, ImportKind.EVENTS),
    CAMPAIGN(Type.TEXT, ImportKind.ORDERS, ImportKind.SPEND, ImportKind.TOUCHES, ImportKind.EVENTS),
    CONTENT(Type.TEXT, ImportKind.TOUCHES, ImportKind.EVENTS),
    TERM(Type.TEXT, ImportKind.TOUCHES, ImportKind.EVENTS),
    CLICK_ID(Type.TEXT, ImportKind.TOUCHES),
    CONVERTED(Type.YES_NO, ImportKind.TOUCHES),
    CONVERSION_VALUE(Type.NUMBER, ImportKind.TOUCHES),
    PATH(Type.TEXT, ImportKind.TOUCHES),
    CONVERSIONS(Type.NUMBER, ImportKind.TOUCHES),
    NULLS(Type.NUMBER, ImportKind.TOUCHES),
    ACCOUNT(Type.TEXT, ImportKind.SPEND),
    COST(Type.NUMBER, ImportKind.SPEND),
    IMPRESSIONS(Type.NUMBER, ImportKind.SPEND),
    CLICKS(Type.NUMBER, ImportKind.SPEND),
    DAYS(Type.NUMBER, ImportKind.SPEND),
    PROPERTIES(Type.TEXT, ImportKind.EVENTS);

    /** What its values look like. */
    public enum Type {
        TEXT,
        TIME,
        NUMBER,
        YES_NO
    }

    private final Type type;

    @SuppressWarnings("ImmutableEnumChecker") // The list is a copy that nobody can change.
    private final List<ImportKind> kinds;

    Field(Type type, ImportKind... kinds) {
        this.type = type;
        this.kinds = List.of(kinds);
    }

    public Type type() {
        return type;
    }

    /** As in a mapping: {@code order_id}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<Field> of(ImportKind kind) {
        return Stream.of(values()).filter(field -> field.kinds.contains(kind)).toList();
    }

    static Field named(ImportKind kind, String word) {
        return of(kind).stream()
                .filter(field -> field.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new Incorrect(
                        "import.unknown-field",
                        "\"%s\" is no field of %s; the fields are %s"
                                .formatted(
                                        word,
                                        kind.word(),
                                        of(kind).stream().map(Field::word).toList())));
    }
}
