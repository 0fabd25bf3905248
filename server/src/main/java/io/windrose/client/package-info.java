/**
 * The commands that talk to a running server.
 *
 * <p>Doors: {@link io.windrose.client.RunningServer}, which the server leaves for them in its data folder, and the
 * commands that the program gathers.
 *
 * <p>Invariants: what a script wants stands alone on standard output, all else on standard error; a failed command
 * exits with 1 and says what to do.
 */
@NullMarked
package io.windrose.client;

import org.jspecify.annotations.NullMarked;
