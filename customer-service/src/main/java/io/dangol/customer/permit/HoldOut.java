package io.dangol.customer.permit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Customers who are left out so that an effect can be measured: always the same ones of a group, and of another group
 * others, without a list of them.
 */
public record HoldOut(String group, int percent) {

    private static final int ALL = 100;

    public boolean holds(UUID customerId) {
        return percent > 0 && Integer.remainderUnsigned(digest(customerId), ALL) < percent;
    }

    private int digest(UUID customerId) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return ByteBuffer.wrap(digest.digest((group + "\n" + customerId).getBytes(UTF_8)))
                    .getInt();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }
}
