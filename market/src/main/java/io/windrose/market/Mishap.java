package io.windrose.market;

import java.util.List;

/** What went wrong at the shop for some days: the checkout answered nothing on one kind of device. */
enum Mishap {
    FIRST_BROKEN_CHECKOUT("broken-checkout-1", "mobile", 172, 2),
    SECOND_BROKEN_CHECKOUT("broken-checkout-2", "mobile", 728, 2);

    static final List<Mishap> ALL = List.of(values());

    private final String word;
    private final String device;
    private final int firstDay;
    private final int days;

    Mishap(String word, String device, int firstDay, int days) {
        this.word = word;
        this.device = device;
        this.firstDay = firstDay;
        this.days = days;
    }

    String word() {
        return word;
    }

    String device() {
        return device;
    }

    int firstDay() {
        return firstDay;
    }

    int days() {
        return days;
    }

    boolean isOn(int day) {
        return day >= firstDay && day < firstDay + days;
    }

    /** Whether who wants to pay on the day cannot. */
    static boolean stops(Inhabitant person, int device, int day) {
        for (Mishap mishap : ALL) {
            if (mishap.isOn(day)) {
                return mishap.device.equals(Gadget.of(person, device).device());
            }
        }
        return false;
    }

    /** Its place in the arrays of one run. */
    @SuppressWarnings("EnumOrdinal")
    int number() {
        return ordinal();
    }
}
