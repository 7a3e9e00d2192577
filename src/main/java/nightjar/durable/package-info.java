/// Files that are whole or not there: written aside and renamed, parts with their sum, places where a process may be killed, JSON.
@NullMarked
package nightjar.durable;

import org.jspecify.annotations.NullMarked;
