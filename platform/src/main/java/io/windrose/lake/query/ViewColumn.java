package io.windrose.lake.query;

/**
 * A column that a view computes.
 *
 * @param name in small letters, digits and low lines, so that it is written in one way only
 * @param type its name in DuckDB's SQL
 * @param sql what it is; names what joins bring by their aliases, as {@code i.profile_id}
 */
public record ViewColumn(String name, String type, String meaning, String sql) {}
