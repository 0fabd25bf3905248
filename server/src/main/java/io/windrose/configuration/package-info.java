/**
 * The settings: from a YAML file, the environment and flags into one validated record a room.
 *
 * <p>Door: {@link io.windrose.configuration.Configuration}. A later place wins: defaults, file, environment, flags.
 *
 * <p>Invariants: a setting that is unknown or wrong stops the start, and all of them are named at once, each with where
 * it stands, its value and the remedy; the value of a secret is never shown.
 */
@NullMarked
package io.windrose.configuration;

import org.jspecify.annotations.NullMarked;
