/// What an operator does and asks, one class each; records in and out. A command only parses and prints.
@NullMarked
package nightjar.operate;

import org.jspecify.annotations.NullMarked;
