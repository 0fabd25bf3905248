/**
 * The program: main, the data folder, and the wiring that builds every room from the configuration, top to bottom.
 *
 * <p>Door: {@link io.windrose.server.Main}.
 *
 * <p>Invariants: one server at a time uses a data folder; what was started is stopped in the reverse order, on SIGTERM
 * too; after a kill the next start needs no hand.
 */
@NullMarked
package io.windrose.server;

import org.jspecify.annotations.NullMarked;
