// Reads OTLP/JSON on stdin as the OpenTelemetry Collector does, and tells what it has read: a line for each span.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"

	"go.opentelemetry.io/collector/pdata/ptrace"
)

func main() {
	text, err := io.ReadAll(os.Stdin)
	if err == nil {
		var traces ptrace.Traces
		if traces, err = (&ptrace.JSONUnmarshaler{}).UnmarshalTraces(text); err == nil {
			tell(traces)
			return
		}
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

func tell(traces ptrace.Traces) {
	lines := json.NewEncoder(os.Stdout)
	for i := 0; i < traces.ResourceSpans().Len(); i++ {
		process := traces.ResourceSpans().At(i)
		for j := 0; j < process.ScopeSpans().Len(); j++ {
			scope := process.ScopeSpans().At(j)
			for k := 0; k < scope.Spans().Len(); k++ {
				span := scope.Spans().At(k)
				lines.Encode(map[string]any{
					"resource": process.Resource().Attributes().AsRaw(), "scope": scope.Scope().Name() + " " + scope.Scope().Version(),
					"trace": span.TraceID().String(), "id": span.SpanID().String(), "parent": span.ParentSpanID().String(),
					"name": span.Name(), "kind": span.Kind().String(), "attributes": span.Attributes().AsRaw(),
					"from": fmt.Sprint(uint64(span.StartTimestamp())), "to": fmt.Sprint(uint64(span.EndTimestamp())),
					"status": span.Status().Code().String(), "message": span.Status().Message(),
				})
			}
		}
	}
}
