from openai import OpenAI

client = OpenAI()


def embed(texts):
    return client.embeddings.create(model="text-embedding-3-small", input=texts)


def embed_batches(texts):
    for start in range(0, len(texts), 100):
        client.embeddings.create(model="text-embedding-3-small", input=texts[start : start + 100])


def short_prompts(tickets):
    for ticket in tickets:
        client.responses.create(model="gpt-5.4", input=f"Sort this ticket: {ticket}")


def retried(ticket):
    for attempt in range(3):
        client.responses.create(
            model="gpt-5.4",
            instructions="""You sort tickets. The rules:
1. When the customer asks about topic 1, look at the order first, name the carrier, and say in plain words what happens next.
2. When the customer asks about topic 2, look at the order first, name the carrier, and say in plain words what happens next.
3. When the customer asks about topic 3, look at the order first, name the carrier, and say in plain words what happens next.
4. When the customer asks about topic 4, look at the order first, name the carrier, and say in plain words what happens next.
5. When the customer asks about topic 5, look at the order first, name the carrier, and say in plain words what happens next.
6. When the customer asks about topic 6, look at the order first, name the carrier, and say in plain words what happens next.
7. When the customer asks about topic 7, look at the order first, name the carrier, and say in plain words what happens next.
8. When the customer asks about topic 8, look at the order first, name the carrier, and say in plain words what happens next.
9. When the customer asks about topic 9, look at the order first, name the carrier, and say in plain words what happens next.
10. When the customer asks about topic 10, look at the order first, name the carrier, and say in plain words what happens next.
11. When the customer asks about topic 11, look at the order first, name the carrier, and say in plain words what happens next.
12. When the customer asks about topic 12, look at the order first, name the carrier, and say in plain words what happens next.
13. When the customer asks about topic 13, look at the order first, name the carrier, and say in plain words what happens next.
14. When the customer asks about topic 14, look at the order first, name the carrier, and say in plain words what happens next.
15. When the customer asks about topic 15, look at the order first, name the carrier, and say in plain words what happens next.
16. When the customer asks about topic 16, look at the order first, name the carrier, and say in plain words what happens next.
17. When the customer asks about topic 17, look at the order first, name the carrier, and say in plain words what happens next.
18. When the customer asks about topic 18, look at the order first, name the carrier, and say in plain words what happens next.
19. When the customer asks about topic 19, look at the order first, name the carrier, and say in plain words what happens next.
20. When the customer asks about topic 20, look at the order first, name the carrier, and say in plain words what happens next.
21. When the customer asks about topic 21, look at the order first, name the carrier, and say in plain words what happens next.
22. When the customer asks about topic 22, look at the order first, name the carrier, and say in plain words what happens next.
23. When the customer asks about topic 23, look at the order first, name the carrier, and say in plain words what happens next.
24. When the customer asks about topic 24, look at the order first, name the carrier, and say in plain words what happens next.
25. When the customer asks about topic 25, look at the order first, name the carrier, and say in plain words what happens next.
26. When the customer asks about topic 26, look at the order first, name the carrier, and say in plain words what happens next.
27. When the customer asks about topic 27, look at the order first, name the carrier, and say in plain words what happens next.
28. When the customer asks about topic 28, look at the order first, name the carrier, and say in plain words what happens next.
29. When the customer asks about topic 29, look at the order first, name the carrier, and say in plain words what happens next.
30. When the customer asks about topic 30, look at the order first, name the carrier, and say in plain words what happens next.
31. When the customer asks about topic 31, look at the order first, name the carrier, and say in plain words what happens next.
32. When the customer asks about topic 32, look at the order first, name the carrier, and say in plain words what happens next.
33. When the customer asks about topic 33, look at the order first, name the carrier, and say in plain words what happens next.
34. When the customer asks about topic 34, look at the order first, name the carrier, and say in plain words what happens next.
35. When the customer asks about topic 35, look at the order first, name the carrier, and say in plain words what happens next.
36. When the customer asks about topic 36, look at the order first, name the carrier, and say in plain words what happens next.
37. When the customer asks about topic 37, look at the order first, name the carrier, and say in plain words what happens next.
38. When the customer asks about topic 38, look at the order first, name the carrier, and say in plain words what happens next.
39. When the customer asks about topic 39, look at the order first, name the carrier, and say in plain words what happens next.
40. When the customer asks about topic 40, look at the order first, name the carrier, and say in plain words what happens next.
41. When the customer asks about topic 41, look at the order first, name the carrier, and say in plain words what happens next.
42. When the customer asks about topic 42, look at the order first, name the carrier, and say in plain words what happens next.
43. When the customer asks about topic 43, look at the order first, name the carrier, and say in plain words what happens next.
44. When the customer asks about topic 44, look at the order first, name the carrier, and say in plain words what happens next.
45. When the customer asks about topic 45, look at the order first, name the carrier, and say in plain words what happens next.
46. When the customer asks about topic 46, look at the order first, name the carrier, and say in plain words what happens next.
47. When the customer asks about topic 47, look at the order first, name the carrier, and say in plain words what happens next.
48. When the customer asks about topic 48, look at the order first, name the carrier, and say in plain words what happens next.
49. When the customer asks about topic 49, look at the order first, name the carrier, and say in plain words what happens next.
50. When the customer asks about topic 50, look at the order first, name the carrier, and say in plain words what happens next.
51. When the customer asks about topic 51, look at the order first, name the carrier, and say in plain words what happens next.
52. When the customer asks about topic 52, look at the order first, name the carrier, and say in plain words what happens next.
53. When the customer asks about topic 53, look at the order first, name the carrier, and say in plain words what happens next.
54. When the customer asks about topic 54, look at the order first, name the carrier, and say in plain words what happens next.
55. When the customer asks about topic 55, look at the order first, name the carrier, and say in plain words what happens next.
56. When the customer asks about topic 56, look at the order first, name the carrier, and say in plain words what happens next.
57. When the customer asks about topic 57, look at the order first, name the carrier, and say in plain words what happens next.
58. When the customer asks about topic 58, look at the order first, name the carrier, and say in plain words what happens next.
59. When the customer asks about topic 59, look at the order first, name the carrier, and say in plain words what happens next.
60. When the customer asks about topic 60, look at the order first, name the carrier, and say in plain words what happens next.
""",
            input=ticket,
        )
