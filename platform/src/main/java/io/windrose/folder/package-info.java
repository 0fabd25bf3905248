/**
 * A folder on this machine that one running program has to itself, for the servers that we run ourselves.
 *
 * <p>The door is {@link io.windrose.folder.OwnFolder}. Only the folder's owner may look into it. The lock is the
 * operating system's and ends with the process, however that ends.
 */
@NullMarked
package io.windrose.folder;

import org.jspecify.annotations.NullMarked;
