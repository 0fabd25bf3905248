package io.windrose.validate;

/** So many of so many, with what chance makes of it. */
record Share(int held, int of) {
    /** Both sides together leave out one in twenty. */
    private static final double Z = 1.959963984540054;

    double part() {
        return held / (double) of;
    }

    /** Wilson's 95% interval (JASA 22, 1927): its lower end, or its upper one. */
    double low() {
        return middle() - reach();
    }

    double high() {
        return middle() + reach();
    }

    private double middle() {
        return (part() + Z * Z / (2 * of)) / (1 + Z * Z / of);
    }

    private double reach() {
        return Z / (1 + Z * Z / of) * Math.sqrt(part() * (1 - part()) / of + Z * Z / (4.0 * of * of));
    }

    /** Whether it could be that of a nominal share: the 95% interval holds it. */
    boolean suits(double nominal) {
        return low() <= nominal && nominal <= high();
    }

    @Override
    public String toString() {
        return of == 0
                ? "none"
                : Finding.words(
                        "%.1f%% (%d of %d; 95%%: %.1f to %.1f%%)", 100 * part(), held, of, 100 * low(), 100 * high());
    }
}
