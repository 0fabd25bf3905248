/**
 * The open lake: every event exactly once, in Apache Iceberg tables that any engine opens.
 *
 * <p>The door is {@link io.windrose.lake.Lake}; {@link io.windrose.lake.LakeWriter} moves a topic of the stream into
 * its table. {@code docs/spec/lake.md} says what each table, file and snapshot holds.
 *
 * <p>What holds always: a snapshot carries the stream's offsets that it holds rows up to; an append is valid only from
 * the offsets last committed; files never change, and are on disk before a commit names them. DuckDB runs on platform
 * threads of our own only.
 */
@NullMarked
package io.windrose.lake;

import org.jspecify.annotations.NullMarked;
