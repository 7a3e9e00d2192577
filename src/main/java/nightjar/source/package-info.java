/// Where rows come from and go: [nightjar.source.Input] and [nightjar.source.Target] are the only types that know what kinds of it there are.
@NullMarked
package nightjar.source;

import org.jspecify.annotations.NullMarked;
