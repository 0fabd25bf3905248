package io.windrose.market;

import java.util.Optional;

/**
 * One visit to the shop, at most one a day for each person.
 *
 * @param device 1 for the phone, 2 for the desktop
 * @param interested whether the person is looking for something
 * @param newTests bits of the tests that the person meets for the first time
 * @param customer whether they had ordered before
 * @param signedIn whether they were signed in on this device when they came
 * @param signsIn whether they sign in during it
 * @param basket what is ordered
 * @param failed what would have been, had the checkout answered
 * @param coupon whether they leave before paying and come back by way of the affiliate
 */
record Visit(
        Inhabitant person,
        int day,
        Touch touch,
        int device,
        boolean interested,
        int newTests,
        boolean customer,
        boolean signedIn,
        boolean signsIn,
        Optional<Basket> basket,
        Optional<Basket> failed,
        boolean coupon) {
    static final int PHONE = 1;
    static final int DESKTOP = 2;

    /** Whether they make an account: who orders for the first time. */
    boolean signsUp() {
        return signsIn && !customer;
    }
}
