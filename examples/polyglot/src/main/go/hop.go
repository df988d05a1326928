// A hop of a business transaction in Go, by the standard library and docs/passport.md alone.
// It takes orders by HTTP, works on each for 20 ms, and hands it to the first address of its header "route". Its spans
// go to OTEL_EXPORTER_OTLP_ENDPOINT. With CLOCK_AHEAD=30s its clock is wrong by as much.
package main

import (
	"bytes"
	"crypto/rand"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"
	"log"
	"math"
	"net"
	"net/http"
	"net/url"
	"os"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
)

var ahead, _ = time.ParseDuration(os.Getenv("CLOCK_AHEAD"))
var traceparent = regexp.MustCompile(`^00-([0-9a-f]{32})-([0-9a-f]{16})-0([01])$`)
var digits = regexp.MustCompile(`^[0-9]{1,18}$`)

func now() int64 { return time.Now().Add(ahead).UnixNano() }

// The passport in a baggage header, and the application's own members; no passport if it breaks a rule.
func read(baggage string) (passport map[string]string, others []string) {
	found := map[string]string{}
	for _, member := range strings.Split(baggage, ",") {
		key, value, _ := strings.Cut(strings.TrimSpace(member), "=")
		if !strings.HasPrefix(key, "lap.") {
			others = append(others, member)
		} else if before, isThere := found[key]; isThere && before != value {
			return nil, others
		} else {
			found[key] = value
		}
	}
	name, wrong := url.PathUnescape(found["lap.name"])
	hop, _ := strconv.Atoi(found["lap.hop"])
	isName := wrong == nil && strings.TrimSpace(name) != "" && strings.IndexFunc(name, unicode.IsControl) < 0
	isTimed := digits.MatchString(found["lap.start"]) && digits.MatchString(found["lap.sent"])
	if !isName || !isTimed || len(baggage) > 8192 || len(found["lap.name"]) > 72 || hop < 1 || hop > 999 {
		return nil, others
	}
	return found, others
}

// The passport for the next process: one hop further, at most 999, sent now, and everything else as it came.
func write(passport map[string]string, others []string) string {
	members := []string{"lap.sent=" + strconv.FormatInt(now()/1000, 10)}
	for key, value := range passport {
		if key == "lap.hop" {
			hop, _ := strconv.Atoi(value)
			value = strconv.Itoa(hop + 1 - hop/999)
		}
		if key != "lap.sent" {
			members = append(members, key+"="+value)
		}
	}
	return strings.Join(append(members, others...), ",")
}

func handle(headers http.Header) {
	start := now()
	parent := traceparent.FindStringSubmatch(strings.Join(headers.Values("traceparent"), ","))
	passport, others := read(strings.Join(headers.Values("baggage"), ","))
	next, route, _ := strings.Cut(headers.Get("route"), " ")
	headers.Set("route", route)
	time.Sleep(20 * time.Millisecond)
	if parent == nil || passport == nil {
		post(next, headers, nil) // as it came: the next process starts anew, and says why
		return
	}
	span := make([]byte, 8)
	rand.Read(span)
	headers.Set("traceparent", fmt.Sprintf("00-%s-%x-0%s", parent[1], span, parent[3]))
	headers.Set("baggage", write(passport, others))
	end := now()
	post(next, headers, nil)
	if parent[3] == "1" {
		post(os.Getenv("OTEL_EXPORTER_OTLP_ENDPOINT")+"/v1/traces",
			http.Header{"Content-Type": {"application/x-protobuf"}},
			bytes.NewReader(otlp(parent, span, passport, start, end)))
	}
}

func post(address string, headers http.Header, body io.Reader) {
	request, failed := http.NewRequest("POST", address, body)
	if failed == nil {
		request.Header = headers
		var answer *http.Response
		if answer, failed = http.DefaultClient.Do(request); failed == nil {
			answer.Body.Close()
		}
	}
	if failed != nil {
		log.Print(failed)
	}
}

// The span as OTLP, a protobuf message.
func otlp(parent []string, span []byte, passport map[string]string, start, end int64) []byte {
	trace, _ := hex.DecodeString(parent[1])
	sender, _ := hex.DecodeString(parent[2])
	sent, _ := strconv.ParseInt(passport["lap.sent"], 10, 64)
	hop, _ := strconv.ParseUint(passport["lap.hop"], 10, 64)
	name, _ := url.PathUnescape(passport["lap.name"])
	wait := float64(start/1000-sent) / 1e6
	body := join(field(1, trace), field(2, span), field(4, sender), field(5, []byte("go")), number(6, 5),
		fixed(7, uint64(start)), fixed(8, uint64(end)),
		attribute("perfectlap.transaction.name", field(1, []byte(name))),
		attribute("perfectlap.transaction.hop", number(3, hop)),
		attribute("perfectlap.transaction.outcome", field(1, []byte("ok"))),
		attribute("perfectlap.queue.wait", fixed(4, math.Float64bits(math.Max(0, wait)))))
	if wait <= -0.01 {
		body = join(body, attribute("perfectlap.clock_skew", fixed(4, math.Float64bits(-wait))))
	}
	return field(1, field(2, field(2, body)))
}

func join(parts ...[]byte) []byte    { return bytes.Join(parts, nil) }
func tag(id, kind uint64) []byte     { return binary.AppendUvarint(nil, id<<3|kind) }
func number(id, value uint64) []byte { return binary.AppendUvarint(tag(id, 0), value) }
func fixed(id, value uint64) []byte  { return binary.LittleEndian.AppendUint64(tag(id, 1), value) }

func field(id uint64, value []byte) []byte {
	return append(binary.AppendUvarint(tag(id, 2), uint64(len(value))), value...)
}

func attribute(key string, value []byte) []byte {
	return field(9, join(field(1, []byte(key)), field(2, value)))
}

func main() {
	go func() { io.Copy(io.Discard, os.Stdin); os.Exit(0) }() // with its parent
	listener, _ := net.Listen("tcp", "127.0.0.1:0")
	fmt.Printf("READY http://%s\n", listener.Addr())
	log.Fatal(http.Serve(listener, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.WriteHeader(http.StatusAccepted)
		go handle(r.Header.Clone())
	})))
}
