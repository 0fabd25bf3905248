/**
 * Who may do what: users, their sessions and personal tokens, roles, and the audit log.
 *
 * <p>Doors: {@link io.windrose.security.Users}, {@link io.windrose.security.Sessions},
 * {@link io.windrose.security.Tokens}, {@link io.windrose.security.AuditLog}. All state is in the schema
 * {@code security}.
 *
 * <p>Invariants: a password, a session or a token is stored only as a hash and is handed out once; there is always an
 * owner who can sign in; what a token may do is never more than what its user may do at that moment; every change that
 * these doors make is in the audit log, in the same transaction.
 */
@NullMarked
package io.windrose.security;

import org.jspecify.annotations.NullMarked;
