package io.windrose.market;

/** What changes in a person from day to day. */
final class Life {
    static final int NEVER = -10_000;

    final float[] memory = new float[Channel.values().length];
    int lookingUntil = NEVER;
    int lastVisit = NEVER;
    int lastOrder = NEVER;
    int firstOrder = NEVER;
    int orders;
    boolean subscribed;
    boolean gone;
    /** Devices on which the customer is signed in: 1 for the phone, 2 for the desktop. */
    int signedIn;
    /** Tests that the person has been in. */
    int tests;
    /** Campaigns that ever did anything to the person: switching off any other changes nothing here. */
    int touchedBy;

    boolean isLooking(int day) {
        return day <= lookingUntil;
    }

    boolean isCustomer() {
        return orders > 0;
    }

    void remember(Channel channel, double filled) {
        float before = memory[channel.number()];
        memory[channel.number()] = before + (float) filled * (1 - before);
    }
}
