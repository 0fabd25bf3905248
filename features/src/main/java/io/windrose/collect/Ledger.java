package io.windrose.collect;

/** The account of every event. */
public final class Ledger {
    private final DoorCounts door = new DoorCounts();
    private final String run;

    public Ledger(String run) {
        this.run = run;
    }

    DoorCounts door() {
        return door;
    }

    String run() {
        return run;
    }
}
