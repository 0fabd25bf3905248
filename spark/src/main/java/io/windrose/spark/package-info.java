/**
 * Asks a Spark, in a process of its own, the same questions as DuckDB.
 *
 * <p>The door is {@link io.windrose.spark.SparkEngines}, which {@code ServiceLoader} finds; nothing depends on this
 * room. It speaks Spark Connect, the protocol, by the classes that Spark's own client has for it; neither Spark nor
 * Hadoop is on the class path.
 *
 * <p>What holds always: a session serves one query at a time; what is sent is a query between brackets, so that no
 * statement that changes anything is ever run; an operation that nobody reads to its end is ended.
 */
@NullMarked
package io.windrose.spark;

import org.jspecify.annotations.NullMarked;
