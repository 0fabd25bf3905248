/**
 * The log of events, on Kafka: a cluster given by its addresses, or one broker of our own in this process.
 *
 * <p>The door is {@link io.windrose.stream.EventStream}; {@link io.windrose.stream.EventCodec} turns an event into a
 * record and back. When {@code publish} returns, the records are on the disks that count. Records are kept until
 * {@code trim} says that the lake has them; time alone never deletes one.
 *
 * <p>Our own broker listens on the loopback address only and asks every connection for a password. Its folder holds
 * {@code data}, {@code lock}, {@code port} and {@code password}. Who reads, reads with {@code clientProperties}.
 */
@NullMarked
package io.windrose.stream;

import org.jspecify.annotations.NullMarked;
