package io.dangol.testing;

import java.util.HashMap;
import java.util.Map;

/** Infrastructure and the key that this test run's tokens are signed with: all that a service needs from outside. */
public class ServiceTestResource extends InfrastructureResource {

    @Override
    public Map<String, String> start() {
        Map<String, String> settings = new HashMap<>(super.start());
        // SmallRye's word for no location: the key is given, no test of a single service has a gateway to fetch it
        // from.
        settings.put("mp.jwt.verify.publickey.location", "NONE");
        settings.put("mp.jwt.verify.publickey", Tokens.publicKey());
        return settings;
    }
}
