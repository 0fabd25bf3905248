package io.windrose.visualize;

import io.windrose.core.Incorrect;

/**
 * Where a card lies, in cells of the grid.
 *
 * @param column of its left edge, from 0
 * @param row of its upper edge, from 0
 */
public record Place(int column, int row, int width, int height) {
    /** Of the grid. */
    public static final int COLUMNS = 12;

    private static final int MOST_ROWS = 500;
    private static final int MOST_HEIGHT = 30;

    public Place {
        boolean fits = column >= 0
                && row >= 0
                && width >= 1
                && height >= 1
                && height <= MOST_HEIGHT
                && column + width <= COLUMNS
                && row < MOST_ROWS;
        if (!fits) {
            throw new Incorrect(
                    "visualize.wrong-place",
                    "a card at column %d, row %d, %d wide and %d high leaves the grid of %d columns"
                            .formatted(column, row, width, height, COLUMNS));
        }
    }

    boolean overlaps(Place other) {
        return column < other.column + other.width
                && other.column < column + width
                && row < other.row + other.height
                && other.row < row + height;
    }
}
