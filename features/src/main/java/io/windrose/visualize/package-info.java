/**
 * Dashboards: what people look at again and again, on one page with one choice of time and filters.
 *
 * <p>The doors are {@link io.windrose.visualize.Dashboards} and {@link io.windrose.visualize.Annotations}. A dashboard
 * keeps questions and their places, no answers: these are asked of the rooms that know them, with the reader's own
 * rights. {@link io.windrose.visualize.Publications} is for programs of others, which read figures in PostgreSQL.
 *
 * <p>What holds always: cards lie within the grid and none upon another; a change names the version that it was made
 * on; what is not shared is seen by its owner alone.
 */
@NullMarked
package io.windrose.visualize;

import org.jspecify.annotations.NullMarked;
