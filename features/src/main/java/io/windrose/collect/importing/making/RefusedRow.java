package io.windrose.collect.importing.making;

/** A row that cannot be taken. Thrown within this package alone, and often, so that it knows no stack. */
final class RefusedRow extends RuntimeException {
    private static final long serialVersionUID = 1;

    RefusedRow(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
