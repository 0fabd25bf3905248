package io.windrose.optimize.mix;

import java.time.LocalDate;
import java.util.List;

/**
 * The columns of a file before anybody says what they are.
 *
 * @param week the first column that holds days
 * @param media what names say of spend and impressions
 * @param weeks lines, each a week
 * @param first the earliest of them
 */
public record FileColumns(List<Column> columns, String week, List<FileChoice.Media> media, int weeks, LocalDate first) {
    /** What the cells of a column are. */
    public enum Kind {
        DAYS,
        NUMBERS,
        WORDS
    }

    /**
     * One of them.
     *
     * @param example the first line's cell
     */
    public record Column(String name, Kind kind, String example) {}

    public FileColumns {
        columns = List.copyOf(columns);
        media = List.copyOf(media);
    }
}
