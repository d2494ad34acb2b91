package org.letterboard.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;

/// Whether the gateway can do its job.
public record Health(List<Check> checks) {
    private static final JsonMapper JSON = new JsonMapper();

    /// @param name   one word
    /// @param needed whether the gateway cannot do its job without
    /// @param why    in plain words, with nothing in them about people
    public record Check(String name, boolean ok, boolean needed, String why) {}

    /// True where all is well that is needed. While the relay is away mail waits, and none is lost.
    public boolean ok() {
        return checks.stream().allMatch(check -> check.ok() || !check.needed());
    }

    /// `{"ok": true, "checks": [{"name": "database", "ok": true, "needed": true, "why": "it answers"}, …]}`
    public String json() {
        var whole = new LinkedHashMap<String, Object>();
        whole.put("ok", ok());
        whole.put("checks", checks);
        try {
            return JSON.writeValueAsString(whole) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
