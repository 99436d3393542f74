from openai import OpenAI

client = OpenAI()

RULES = """You read pages. The rules:
1. When the page speaks of topic 1, look at its first link, name its owner, and say in plain words what is new.
2. When the page speaks of topic 2, look at its first link, name its owner, and say in plain words what is new.
3. When the page speaks of topic 3, look at its first link, name its owner, and say in plain words what is new.
4. When the page speaks of topic 4, look at its first link, name its owner, and say in plain words what is new.
5. When the page speaks of topic 5, look at its first link, name its owner, and say in plain words what is new.
6. When the page speaks of topic 6, look at its first link, name its owner, and say in plain words what is new.
7. When the page speaks of topic 7, look at its first link, name its owner, and say in plain words what is new.
8. When the page speaks of topic 8, look at its first link, name its owner, and say in plain words what is new.
9. When the page speaks of topic 9, look at its first link, name its owner, and say in plain words what is new.
10. When the page speaks of topic 10, look at its first link, name its owner, and say in plain words what is new.
11. When the page speaks of topic 11, look at its first link, name its owner, and say in plain words what is new.
12. When the page speaks of topic 12, look at its first link, name its owner, and say in plain words what is new.
13. When the page speaks of topic 13, look at its first link, name its owner, and say in plain words what is new.
14. When the page speaks of topic 14, look at its first link, name its owner, and say in plain words what is new.
15. When the page speaks of topic 15, look at its first link, name its owner, and say in plain words what is new.
16. When the page speaks of topic 16, look at its first link, name its owner, and say in plain words what is new.
17. When the page speaks of topic 17, look at its first link, name its owner, and say in plain words what is new.
18. When the page speaks of topic 18, look at its first link, name its owner, and say in plain words what is new.
19. When the page speaks of topic 19, look at its first link, name its owner, and say in plain words what is new.
20. When the page speaks of topic 20, look at its first link, name its owner, and say in plain words what is new.
21. When the page speaks of topic 21, look at its first link, name its owner, and say in plain words what is new.
22. When the page speaks of topic 22, look at its first link, name its owner, and say in plain words what is new.
23. When the page speaks of topic 23, look at its first link, name its owner, and say in plain words what is new.
24. When the page speaks of topic 24, look at its first link, name its owner, and say in plain words what is new.
25. When the page speaks of topic 25, look at its first link, name its owner, and say in plain words what is new.
26. When the page speaks of topic 26, look at its first link, name its owner, and say in plain words what is new.
27. When the page speaks of topic 27, look at its first link, name its owner, and say in plain words what is new.
28. When the page speaks of topic 28, look at its first link, name its owner, and say in plain words what is new.
29. When the page speaks of topic 29, look at its first link, name its owner, and say in plain words what is new.
30. When the page speaks of topic 30, look at its first link, name its owner, and say in plain words what is new.
31. When the page speaks of topic 31, look at its first link, name its owner, and say in plain words what is new.
32. When the page speaks of topic 32, look at its first link, name its owner, and say in plain words what is new.
33. When the page speaks of topic 33, look at its first link, name its owner, and say in plain words what is new.
34. When the page speaks of topic 34, look at its first link, name its owner, and say in plain words what is new.
35. When the page speaks of topic 35, look at its first link, name its owner, and say in plain words what is new.
36. When the page speaks of topic 36, look at its first link, name its owner, and say in plain words what is new.
37. When the page speaks of topic 37, look at its first link, name its owner, and say in plain words what is new.
38. When the page speaks of topic 38, look at its first link, name its owner, and say in plain words what is new.
39. When the page speaks of topic 39, look at its first link, name its owner, and say in plain words what is new.
40. When the page speaks of topic 40, look at its first link, name its owner, and say in plain words what is new.
"""


# A loop over the steps of one task: they are no items of which several could be sent at once.
def steps(decisions, page):
    for decision in decisions:
        if decision["function"] == "read":
            client.responses.create(model="gpt-4.1", instructions=RULES, input=page)
