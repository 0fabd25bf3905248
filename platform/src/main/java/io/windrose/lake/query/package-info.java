/**
 * Questions to the lake: one SQL text in, Arrow out.
 *
 * <p>The port is {@link io.windrose.lake.query.Engine}, which DuckDB implements here and Spark elsewhere; what differs
 * between their SQL is {@link io.windrose.lake.query.Dialect}. {@link io.windrose.lake.query.Planner} says which files
 * of which snapshots a query reads.
 *
 * <p>What holds always: a query sees one snapshot of each table, whole; native calls run on the engine's own platform
 * threads; buffers of an answer belong to the engine and end with the reader that was given to it. {@code DuckDb},
 * {@code Sql} and {@code TableFiles} are shared with the room's writing side and are no door.
 */
@NullMarked
package io.windrose.lake.query;

import org.jspecify.annotations.NullMarked;
