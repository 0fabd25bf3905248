package io.windrose.market;

import java.util.List;

/** The A/B tests of the shop's site. Variant 0 is the site as it was. */
enum AbTest {
    SHORT_CHECKOUT("short-checkout", 60, 90, 1.25, 0),
    GREEN_BUTTON("green-button", 200, 90, 1, 0),
    PRODUCT_VIDEO("product-video", 400, 90, 1, 0.25);

    static final List<AbTest> ALL = List.of(values());

    private final String word;
    private final int firstDay;
    private final int days;
    private final double decisionFactor;
    private final double lostRecords;

    AbTest(String word, int firstDay, int days, double decisionFactor, double lostRecords) {
        this.word = word;
        this.firstDay = firstDay;
        this.days = days;
        this.decisionFactor = decisionFactor;
        this.lostRecords = lostRecords;
    }

    String word() {
        return word;
    }

    int firstDay() {
        return firstDay;
    }

    int days() {
        return days;
    }

    boolean runsOn(int day) {
        return day >= firstDay && day < firstDay + days;
    }

    /** What variant 1 makes of the chance that a visit ends in an order. */
    double decisionFactor() {
        return decisionFactor;
    }

    /** Share of variant 1's people on phones of whom it is not recorded that they saw it. */
    double lostRecords() {
        return lostRecords;
    }

    /** Whether the site could say that the person saw the test. */
    boolean isRecorded(Visit visit, int variant) {
        boolean slow = variant == 1 && visit.device() == Visit.PHONE;
        return !slow || visit.person().fate().unit(Purpose.LOST_RECORD, number(), 0) >= lostRecords;
    }

    int bit() {
        return 1 << number();
    }

    /** Its place in the arrays of one run, and in draws: a new one goes last, or the market is another. */
    @SuppressWarnings("EnumOrdinal")
    int number() {
        return ordinal();
    }
}
