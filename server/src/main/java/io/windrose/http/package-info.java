/**
 * The HTTP server: one table of routes, one place that guards them.
 *
 * <p>Doors: {@link io.windrose.http.HttpServer}, and {@link io.windrose.http.Routes} for whoever adds some.
 *
 * <p>Invariants: a route cannot be made without saying who may use it, and no request is answered but by a route of the
 * table; every error is a problem document (RFC 9457) with our stable code; a request has an id, which is in its answer
 * and in every line of the log that it causes; neither logs nor metrics hold paths, queries or bodies as they were
 * sent.
 */
@NullMarked
package io.windrose.http;

import org.jspecify.annotations.NullMarked;
