package io.windrose.lake.query;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an answer, as they come. Read once, by the reader that was given to the query, before that returns.
 *
 * <p>A value is null, {@code String}, {@code Long}, {@code Double}, {@code Boolean}, {@code BigDecimal},
 * {@code BigInteger}, {@code Instant}, {@code LocalDate}, {@code LocalTime}, {@code LocalDateTime}, {@code byte[]}, or
 * a {@code List} or {@code Map} of these.
 */
public final class QueryResult implements Iterator<List<@Nullable Object>> {
    private final Answer answer;
    private final List<Column> columns;
    private int row;
    private int loaded;
    private boolean isOver;

    /**
     * A column of the answer.
     *
     * @param type its name in SQL: {@code TIMESTAMP WITH TIME ZONE}
     */
    public record Column(String name, String type) {}

    public QueryResult(Answer answer) {
        this.answer = answer;
        List<Column> described = new ArrayList<>();
        for (Field field : answer.schema().getFields()) {
            described.add(new Column(field.getName(), SqlTypes.name(field)));
        }
        this.columns = List.copyOf(described);
    }

    public List<Column> columns() {
        return columns;
    }

    @Override
    public boolean hasNext() {
        if (row == loaded && !isOver) {
            isOver = !answer.next();
            row = 0;
            loaded = isOver ? 0 : answer.rows().getRowCount();
        }
        return row < loaded;
    }

    @Override
    public List<@Nullable Object> next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the answer has no more rows");
        }
        List<@Nullable Object> values = new ArrayList<>(columns.size());
        for (FieldVector column : answer.rows().getFieldVectors()) {
            values.add(Values.plain(column, row, answer.dictionaries()));
        }
        row++;
        return Collections.unmodifiableList(values);
    }

    /** Whether the row limit cut rows off; known once all others are read. */
    public boolean isCut() {
        return answer.isCut();
    }
}
