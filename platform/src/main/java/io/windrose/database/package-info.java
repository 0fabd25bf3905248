/**
 * The PostgreSQL that keeps what is not an event: one given by its URL, or one of our own under a folder.
 *
 * <p>The door is {@link io.windrose.database.Database}. Each room owns one schema, named like the room, made by the
 * migrations in {@code db/<room>}; it reads and writes no other. The schema {@code published} is
 * {@link io.windrose.database.PublishedSchema}'s, for programs that are not ours.
 *
 * <p>Our own PostgreSQL listens on the loopback address only, asks every connection for a password, and loses nothing
 * that was committed. Its folder holds {@code data}, {@code binaries}, {@code log}, {@code lock}, {@code port} and two
 * passwords that only the owner may read. {@code data} exists only when it is whole: it is prepared as
 * {@code data.new}. A server that a killed program left behind is stopped at the next start.
 */
@NullMarked
package io.windrose.database;

import org.jspecify.annotations.NullMarked;
