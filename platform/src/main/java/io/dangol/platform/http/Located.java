package io.dangol.platform.http;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** A view of a resource with an address of its own: told as {@code Location} where it was created. */
public interface Located {

    /** The path, such as {@code /v1/partners/0197…}. */
    @JsonIgnore
    String location();
}
