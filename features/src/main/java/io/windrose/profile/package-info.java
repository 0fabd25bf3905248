/**
 * Who is who: which ids belong to one person, found from {@code identify} and {@code alias} calls;
 * {@code docs/spec/identity.md} has the rules.
 *
 * <p>Door: {@link io.windrose.profile.Profiles}. State is in the schema {@code profile}; the lake's table
 * {@code identities} follows it by an outbox.
 *
 * <p>Invariants: what ids are joined follows from which links were said and which are blocked, not from the order in
 * which they came, but for a profile that is full; whoever changes profiles holds the change lock; the stream's offsets
 * change in the transaction of their effects; no id is ever logged.
 */
@NullMarked
package io.windrose.profile;

import org.jspecify.annotations.NullMarked;
