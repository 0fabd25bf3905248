package io.windrose.market;

/** A way on which the company spends money or effort. */
public enum Channel {
    PAID_SEARCH("paid search"),
    PAID_SOCIAL("paid social"),
    PAID_VIDEO("paid video"),
    DISPLAY("display"),
    AFFILIATES("affiliates"),
    EMAIL("email");

    private final String word;

    Channel(String word) {
        this.word = word;
    }

    /** As in the column {@code channel}. */
    public String word() {
        return word;
    }

    /** Its place in the arrays of one run. */
    @SuppressWarnings("EnumOrdinal")
    int number() {
        return ordinal();
    }
}
